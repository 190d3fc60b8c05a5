// A headless Chromium that sees the pages of one folder at http://dateline.test/ and nothing else.
import {readFile} from 'node:fs/promises';
import {chromium} from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

export const launch = () => chromium.launch({executablePath: process.env.CHROMIUM, args: flags});

/// A context whose requests beyond the folder are refused and noted in `asked`, as are the errors of its pages in
/// `errors`. `more` are further pages, by name.
export async function open_context(browser, options = {}, more = {}) {
  const context = await browser.newContext(options);
  const asked = [], errors = [];
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const name = url.pathname.slice(1);
    if (url.host !== 'dateline.test' || !/^[a-z]+\.html$/.test(name)) {
      asked.push(url.href);
      return route.abort();
    }
    const body = more[name] ?? await readFile('pages/' + name, 'utf8');
    return route.fulfill({body, contentType: 'text/html; charset=utf-8'});
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  });
  return {context, asked, errors};
}
