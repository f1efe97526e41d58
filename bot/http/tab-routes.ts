// The built tab, under /tab/.
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plugins } from 'restify'
import type { TabSettings } from './contract.ts'
import { type Route, serveFile } from './server.ts'

const folder = fileURLToPath(new URL('../../tab/dist', import.meta.url))

// teams-js reads its list of Microsoft's own domains from res.cdn.office.net. Fluent UI puts empty <style> elements
// into the page and fills them through the CSSOM: the hash is that of the empty text.
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "connect-src 'self' https://res.cdn.office.net",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  'frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft',
].join('; ')

export function tabRoutes(settings: TabSettings): Route[] {
  const serveTab = plugins.serveStaticFiles(folder)
  return [
    {
      method: 'get',
      path: '/',
      answer: async (_request, response) => response.redirect(302, '/tab/', noNext),
    },
    {
      method: 'get',
      path: '/tab',
      answer: async (_request, response) => response.redirect(302, '/tab/', noNext),
    },
    {
      method: 'get',
      path: '/tab/settings.json',
      answer: async (_request, response) => response.send(200, settings),
    },
    {
      method: 'get',
      path: '/tab/*',
      answer: (request, response) => {
        response.header('Content-Security-Policy', contentSecurityPolicy)
        return serveFile(serveTab, request, response)
      },
    },
  ]
}

/** Throws if it isn't. */
export async function isTabBuilt(): Promise<void> {
  await access(join(folder, 'index.html'))
}

function noNext(): void {}
