// What stands in the browser when a personal link can't be opened: in every language, since nobody is signed in here.

export type PageKind = 'expired' | 'not ours' | 'gone' | 'not now'

const languages = ['sv', 'en']

export function personalPage(kind: PageKind, say: (language: string, key: string) => string) {
  const parts = languages.map(
    (language) =>
      `<section lang="${language}"><h1>${say(language, `link.${kind}.title`)}</h1><p>${say(language, `link.${kind}`)}</p></section>`,
  )
  const body = `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Droppe</title></head>
<body><main>${parts.join('\n')}</main></body>
</html>
`
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  }
  return { body, headers }
}
