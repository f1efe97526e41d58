// How the tab is built: `vite build tab` puts it in tab/dist, to be served under /tab/.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/tab/',
  plugins: [react()],
  build: {
    // No inlined data: addresses, so that the server's content security policy may stay strict.
    assetsInlineLimit: 0,
    target: 'es2022',
    // Before compression; compressed, the first page must stay under 200 kB.
    chunkSizeWarningLimit: 650,
  },
})
