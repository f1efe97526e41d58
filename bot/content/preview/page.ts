// The preview as one HTML page that opens from a file: the cards, the package that draws them and the themes.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Section } from './sections.ts'
import { themes } from './themes.ts'

const style = `
body { margin: 0; padding: 16px; background: var(--page); color: var(--text); font-family: "Segoe UI", system-ui, "DejaVu Sans", sans-serif }
nav { display: flex; flex-wrap: wrap; gap: 16px }
nav a { color: inherit }
nav a[aria-current] { font-weight: bold; text-decoration: none }
h2, h3 { margin: 16px 0 8px }
section { padding: 8px 0 }
.row { display: grid; grid-template-columns: repeat(auto-fill, 360px); gap: 16px; align-items: start }
article { border: 1px solid var(--border); border-radius: 8px; overflow: hidden }
article p { margin: 0 }
article p + p { margin-top: 12px }
article img { max-width: 100%; height: auto }
article .ac-container.ac-adaptiveCard { padding: 16px !important }
article button { padding: 6px 12px; border: 1px solid var(--border); border-radius: 4px; background: none; color: inherit; font: inherit }
article .ac-choiceSetInput-expanded > div { margin: 8px 0 }
article strong { display: block; padding: 8px; color: #fff; background: #a00 }
`

export async function previewPage(sections: readonly Section[]): Promise<string> {
  const adaptiveCards = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
  const languages = [...new Set(sections.map(({ language }) => language))]
  const preview = JSON.stringify({ sections, languages, themes, complaints: [] })
  return `<!doctype html>
<html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Droppe: every card</title>
<style>${style}</style>
<nav></nav>
<main></main>
<script>${await readFile(adaptiveCards, 'utf8')}</script>
<script>const preview = ${preview.replaceAll('<', '\\u003c')}</script>
<script>${await readFile(new URL('./page-script.js', import.meta.url), 'utf8')}</script>
`
}
