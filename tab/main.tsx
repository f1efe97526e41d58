// Starts the tab in the page.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startTexts } from './texts/texts.ts'

const place = document.getElementById('tab')
if (!place) throw new Error('index.html has no element with id "tab": put it back')

startTexts(navigator.languages)
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
