import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { missingTool } from './debian-tool.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why tests that need a browser are left out, or false when there is one. */
export const missingBrowser = missingTool(executablePath, ['--version'], 'chromium')

/** Debian's Chromium, which asks nobody but the pages that it is sent to. */
export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}

const tellViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  tellViolation('violation: ' + event.violatedDirective + ' ' + event.blockedURI))`

/** A tab, and everything that it had to complain of. */
export interface Tab {
  page: Page
  /** Messages of the console, errors of scripts, and violations of the security policy. */
  complaints: string[]
  /** Paths of all requests to the site. */
  requests: string[]
}

export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await context.exposeFunction('tellViolation', (text: string) => complaints.push(text))
  await context.addInitScript({ content: tellViolations })
  return { page, complaints, requests }
}
