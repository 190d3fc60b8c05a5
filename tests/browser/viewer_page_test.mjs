// The viewer page in Chromium: what it shows, how it is used, that it asks for nothing.
import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {after, before, test} from 'node:test';
import {launch, open_context} from './browser.mjs';

const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
const themes = ['newsprint', 'dark', 'humanitarian', 'wikipedia'];
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

/// Opens a page, gives it to `use`, and makes sure that nothing was asked for and nothing failed.
async function with_page(path, use, options = {}, more = {}) {
  const {context, asked, errors} = await open_context(browser, {viewport: {width: 1280, height: 800}, ...options}, more);
  try {
    const page = await context.newPage();
    await page.goto('http://dateline.test/' + path);
    await use(page);
    assert.deepEqual(asked, [], 'requests');
    assert.deepEqual(errors, [], 'errors');
  } finally {
    await context.close();
  }
}

const shown = (page) => page.locator('#label').textContent();
const step = (page) => page.locator('#step').inputValue();
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className);
/// Keys of the map's elements that are seen.
const seen = (page) => page.evaluate(() => [...document.querySelectorAll('#map circle, #map [data-k]')]
  .filter((element) => element.getClientRects().length > 0 && element.dataset.k).map((element) => element.dataset.k));
const no_sideways = async (page) => assert.ok(await page.evaluate(
  () => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth), 'scrolls sideways');

async function violations(page) {
  // As a tester's own tool: the page's policy lets no other script in.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', {expression: axe});
  const {result} = await session.send('Runtime.evaluate', {
    expression: `axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
      .then((found) => JSON.stringify(found.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))])))`,
    awaitPromise: true, returnByValue: true,
  });
  return JSON.parse(result.value);
}

// Widths change where things stand, themes what they look like: one theme is tried at each width, and each at one.
const narrow = [375, 812], usual = [1280, 800], wide = [3840, 2160];
for (const theme of themes) {
  for (const [width, height] of theme === 'newsprint' ? [narrow, usual, wide] : [usual]) {
    test(`axe finds nothing in ${theme} at ${width} px, and nothing scrolls sideways`, async () => {
      await with_page(theme + '.html#2021-05-05', async (page) => {
        await no_sideways(page);
        await page.screenshot({path: `pictures/${theme}-${width}.png`});
        assert.deepEqual(await violations(page), []);
        for (const summary of await page.locator('summary').all()) await summary.click();
        await page.locator('.entry').first().click();
        await page.locator('#larger').click();
        await no_sideways(page);
        assert.deepEqual(await violations(page), []);
        await page.selectOption('#language', {label: 'العربية'});
        await no_sideways(page);
        assert.deepEqual(await violations(page), []);
      }, {viewport: {width, height}});
    });
  }
}

test('axe finds nothing at 320 px, the width of a page enlarged four times', async () => {
  await with_page('newsprint.html', async (page) => {
    await no_sideways(page);
    assert.deepEqual(await violations(page), []);
  }, {viewport: {width: 320, height: 256}});
});

for (const theme of ['kordaynewsprint', 'kordaydark'])
  for (const [width, height] of [[375, 812], [1280, 800]])
    test(`axe finds nothing on a real map, ${theme} at ${width} px`, async () => {
      await with_page(theme + '.html#2020-02-08', async (page) => {
        await no_sideways(page);
        await page.screenshot({path: `pictures/${theme}-${width}.png`});
        assert.ok(await page.$eval('#frame', frame => frame.scrollHeight <= frame.clientHeight), 'the map scrolls as a whole');
        assert.deepEqual(await violations(page), []);
        for (const name of ['#records', '#about', '#embed']) await page.locator(name + ' summary').click();
        await no_sideways(page);
        assert.deepEqual(await violations(page), []);
      }, {viewport: {width, height}});
    });

test('axe runs, and would find a mistake', async () => {
  await with_page('newsprint.html', async (page) => {
    await page.evaluate(() => document.querySelector('#shown label').remove());
    assert.deepEqual((await violations(page)).map(([rule]) => rule), ['label']);
  });
});

test('without scripts the page is the last step', async () => {
  const pictures = [];
  for (const javaScriptEnabled of [true, false])
    await with_page('newsprint.html', async (page) => {
      pictures.push((await page.locator('#map').screenshot()).toString('base64'));
      if (javaScriptEnabled) return;
      assert.equal(await page.locator('#list li').count(), 3);
      assert.equal(await page.locator('#controls').isVisible(), false);
      assert.match(await page.locator('noscript').innerText(), /last step.*7 May 2021/);
      await page.locator('#records summary').click();
      assert.equal(await page.locator('#records tbody tr').filter({visible: true}).count(), 8);
    }, {javaScriptEnabled});
  assert.ok(pictures[0] === pictures[1], 'another picture');
});

test('the slider, its label and the map go together', async () => {
  await with_page('newsprint.html', async (page) => {
    assert.equal(await shown(page), '7 May 2021');
    await page.locator('#step').focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await shown(page), '6 May 2021');
    assert.equal(await page.locator('#step').getAttribute('aria-valuetext'), '6 May 2021');
    assert.match(await page.locator('#map').getAttribute('aria-label'), /6 May 2021/);
    assert.equal(await page.locator('#step').evaluate((element) => element.labels[0].textContent), 'Time shown');
    await page.locator('#step').fill('0');
    assert.equal(await shown(page), '1 May 2021');
    assert.deepEqual(await seen(page), ['0']);
    assert.deepEqual(await page.locator('.entry b').allTextContents(), ['Clash: Northfield']);
    assert.equal(await page.locator('.totals td').first().textContent(), '2¹');
    await page.locator('#step').fill('3');
    assert.equal(await page.locator('.entry').count(), 0);
    assert.ok(await page.locator('#none').isVisible());
  });
});

test('keys move through the steps unless another control wants them', async () => {
  await with_page('newsprint.html', async (page) => {
    await page.keyboard.press('Home');
    assert.equal(await step(page), '0');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await step(page), '0');
    await page.keyboard.press('ArrowRight');
    assert.equal(await step(page), '1');
    await page.keyboard.press('End');
    assert.equal(await step(page), '6');
    await page.locator('#language').focus();
    await page.keyboard.press('Home');
    assert.equal(await step(page), '6');
    await page.locator('#embed summary').click();
    await page.locator('#embed textarea').first().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press(' ');
    assert.equal(await step(page), '6');
    await page.locator('#frame').focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await step(page), '5');
    await page.locator('#larger').click();
    await page.locator('#frame').focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await step(page), '5');
  });
});

test('every control is reached with Tab, the list with one stop', async () => {
  await with_page('newsprint.html', async (page) => {
    const stops = [];
    for (let i = 0; i < 13; ++i) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
    }
    assert.deepEqual(stops.slice(0, 9),
      ['language', 'frame', 'previous', 'play', 'next', 'step', 'smaller', 'larger', 'entry']);
    assert.equal(stops.filter((stop) => stop === 'entry').length, 1);
  });
});

test('playing shows one step after the other, can be paused, and starts only when told to', async () => {
  await with_page('newsprint.html', async (page) => {
    await page.waitForTimeout(500);
    assert.equal(await step(page), '6');
    await page.locator('#play').click();
    assert.equal(await step(page), '0');
    assert.equal(await page.locator('#label').getAttribute('aria-live'), 'off');
    assert.equal(await page.locator('#play').textContent(), 'Pause');
    await page.waitForFunction(() => Number(document.getElementById('step').value) >= 2);
    await page.keyboard.press(' ');
    const stopped = await step(page);
    await page.waitForTimeout(500);
    assert.equal(await step(page), stopped);
    assert.equal(await page.locator('#play').textContent(), 'Play');
    assert.equal(new URL(page.url()).hash, '#2021-05-0' + (Number(stopped) + 1));
    await page.locator('#frame').focus();
    await page.keyboard.press(' ');
    await page.waitForFunction((from) => document.getElementById('step').value !== from, stopped);
  }, {reducedMotion: 'reduce'});
});

test('with less motion wanted, nothing changes gradually', async () => {
  await with_page('newsprint.html', async (page) => {
    const slow = await page.evaluate(() => [...document.querySelectorAll('*')]
      .filter((element) => getComputedStyle(element).transitionDuration !== '0s').length);
    assert.equal(slow, 0);
  }, {reducedMotion: 'reduce'});
});

test('an address leads to its step and language', async () => {
  await with_page('newsprint.html#2021-05-02/ru', async (page) => {
    assert.equal(await shown(page), '2 мая 2021 г.');
    await page.locator('#next').click();
    assert.equal(new URL(page.url()).hash, '#2021-05-03/ru');
    await page.evaluate(() => { location.hash = '#2021-05-01/en'; });
    await page.waitForFunction(() => document.getElementById('label').textContent === '1 May 2021');
    await page.evaluate(() => { location.hash = '#%E0%A4%A'; });
    await page.evaluate(() => { location.hash = '#nowhere'; });
    assert.equal(await shown(page), '1 May 2021');
  });
});

test('the language of everything is switched', async () => {
  await with_page('newsprint.html', async (page) => {
    const names = await page.locator('#language option').allTextContents();
    assert.deepEqual(names, ['English', 'Русский', 'العربية']);
    await page.selectOption('#language', {label: 'Русский'});
    assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
    assert.equal(await page.title(), 'Остров за семь дней');
    assert.equal(await page.locator('#play').textContent(), 'Пуск');
    assert.equal(await page.locator('#next').getAttribute('aria-label'), 'Следующий шаг');
    const words = () => page.evaluate(() => [...document.querySelectorAll('#map text')]
      .filter((element) => element.getClientRects().length > 0).map((element) => element.textContent));
    assert.ok((await words()).includes('Гавань'));
    assert.ok(!(await words()).includes('Harbour'));
    await page.selectOption('#language', {label: 'العربية'});
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    await page.keyboard.press('Escape');
    await page.locator('#frame').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await step(page), '5');
    await page.selectOption('#language', {label: 'Русский'});
    // No English word is left where it can be read.
    const text = await page.evaluate(() => {
      document.getElementById('map').remove();  // whose innerText has what is not seen, too
      return document.body.innerText;
    });
    assert.doesNotMatch(text.replace(/English|Home|End|Enter/g, ''), /[A-Za-z]{3}/);
  });
});

test('the map stands in the same place in a page from right to left', async () => {
  const places = [];
  for (const path of ['arabic.html', 'newsprint.html#/ar'])
    await with_page(path, async (page) => places.push(await page.evaluate(() => {
      const map = document.getElementById('map').getBoundingClientRect();
      return [...document.querySelectorAll('#map text')].filter((element) => element.getClientRects().length > 0)
        .map((element) => element.textContent + Math.round(element.getBoundingClientRect().left - map.left));
    })));
  assert.ok(places[0].length >= 6);
  assert.deepEqual(places[0], places[1]);
});

test('list and map point at each other', async () => {
  await with_page('newsprint.html#2021-05-02', async (page) => {
    const picked = () => page.evaluate(() => [...document.querySelectorAll('#map [data-picked]')]
      .filter((element) => element.getClientRects().length > 0).length);
    await page.locator('.entry').first().hover();
    assert.equal(await picked(), 1);
    await page.mouse.move(5, 5);
    assert.equal(await picked(), 0);
    const disc = page.locator('#map circle[data-on][data-k]').last();
    const edge = {position: {x: 3, y: 8}};  // an arrow begins in the middle
    await disc.hover(edge);
    assert.equal(await page.locator('.entry[data-picked] b').textContent(), 'Clash: Bridgeton');
    assert.match(await page.locator('#picked').textContent(), /Clash: Bridgeton/);
    await page.mouse.move(5, 5);
    assert.equal(await page.locator('.entry[data-picked]').count(), 0);
    await disc.click(edge);
    await page.mouse.move(5, 5);
    assert.equal(await page.locator('.entry[aria-pressed=true] b').textContent(), 'Clash: Bridgeton');
    // With the keyboard.
    await page.locator('.entry').first().focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('.entry:focus b').textContent(), 'Flight of residents');
    assert.equal(await picked(), 1);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.entry:focus').getAttribute('aria-pressed'), 'true');
    // Another step keeps the focus in the list.
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(page), 'entry');
    assert.equal(await step(page), '2');
  });
});

test('the map grows inside its own scroll area', async () => {
  await with_page('newsprint.html', async (page) => {
    const height = () => page.evaluate(() => Math.max(...[...document.querySelectorAll('#map text.type-place-main')]
      .map((element) => element.getBoundingClientRect().height)));
    const small = await height();
    for (let i = 0; i < 4; ++i) await page.locator('#larger').click();
    assert.ok(await height() > 3.9 * small);
    await no_sideways(page);
    assert.ok(await page.evaluate(() => {
      const frame = document.getElementById('frame');
      return frame.scrollWidth > frame.clientWidth && frame.scrollLeft > 0;
    }));
  }, {viewport: {width: 375, height: 812}, hasTouch: true});
});

test('targets are at least 24 px, in either direction', async () => {
  await with_page('newsprint.html#2021-05-02', async (page) => {
    const small = await page.evaluate(() => [...document.querySelectorAll('button,select,summary,input,textarea')]
      .map((element) => [element.id || element.tagName, element.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24)).map(([name]) => name));
    assert.deepEqual(small, []);
  }, {viewport: {width: 375, height: 812}});
});

test('hostile text stays text', async () => {
  await with_page('hostile.html', async (page) => {
    await page.locator('#records summary').click();
    await page.keyboard.press('Home');
    assert.equal(await page.evaluate(() => window.hurt), undefined);
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(await page.locator('script').count(), 2);
    assert.match(await page.title(), /<\/script><script>window\.hurt=1/);
  });
});

test('it works inside a frame of another page, even a walled one', async () => {
  for (const sandbox of ['', ' sandbox="allow-scripts"'])
    for (const width of [360, 700]) {
      const outer = `<!doctype html><title>t</title><iframe src="newsprint.html" width="${width}" height="640"${sandbox}></iframe>`;
      await with_page('outer.html', async (page) => {
        const frame = page.frameLocator('iframe');
        await frame.locator('#previous').click();
        assert.equal(await frame.locator('#label').textContent(), '6 May 2021');
        assert.ok(await frame.locator('body').evaluate(
          () => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth));
        assert.ok(await frame.locator('#map').evaluate((map) => map.getBoundingClientRect().bottom < innerHeight));
      }, {}, {'outer.html': outer});
    }
});

test('on paper there are the map and the list, and no controls', async () => {
  await with_page('dark.html#2021-05-02', async (page) => {
    await page.emulateMedia({media: 'print'});
    for (const id of ['#controls', '#languages', '#more']) assert.ok(!await page.locator(id).isVisible(), id);
    for (const id of ['#map', '#list', '#title']) assert.ok(await page.locator(id).isVisible(), id);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(255, 255, 255)');
    await writeFile('pictures/print.pdf', await page.pdf({preferCSSPageSize: true, format: 'A4', printBackground: false}));
  });
});

test('a year of five thousand events turns its pages quickly', async () => {
  await with_page('large.html', async (page) => {
    const mean = await page.evaluate(() => {
      const slider = document.getElementById('step');
      const begin = performance.now();
      for (let i = 0; i < 100; ++i) {
        slider.value = i * 3;
        slider.dispatchEvent(new Event('input'));
        document.getElementById('map').getBoundingClientRect();
      }
      return (performance.now() - begin) / 100;
    });
    console.log(`# ${mean.toFixed(1)} ms a step`);
    assert.ok(mean < 200, `${mean} ms a step`);
    assert.equal((await seen(page)).length > 50, true);
  });
});
