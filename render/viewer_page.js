/*<![CDATA[*/
// Shows the steps of the map. Everything it needs is in the page; without it the page shows the last step.
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($('data').textContent);
  const map = $('map'), frame = $('frame'), slider = $('step'), play = $('play'), list = $('list');
  const last = data.steps.length - 1;
  let step = last, language = 0, timer = 0, passes = 0;

  // The map's elements, by when they are seen and by what they show.
  const timed = [...map.querySelectorAll('[data-s]')].map((element) => {
    const [from, to = from] = element.dataset.s.split(' ').map(Number);
    return {element, from, to, on: element.hasAttribute('data-on')};
  });
  const elements = new Map();
  for (const element of map.querySelectorAll('[data-k]')) {
    if (!elements.has(element.dataset.k)) elements.set(element.dataset.k, []);
    elements.get(element.dataset.k).push(element);
  }

  // The records of a language, read from its table once.
  const tables = new Map();
  function records() {
    if (!tables.has(language)) {
      const rows = document.querySelectorAll('#records [data-l="' + language + '"] tbody tr');
      tables.set(language, [...rows].map((row) => ({
        keys: row.dataset.k ? row.dataset.k.split(' ') : [],
        when: row.cells[1], where: row.cells[2], title: row.cells[3], figures: row.cells[4], layer: row.cells[5],
      })));
    }
    return tables.get(language);
  }
  const texts = () => data.languages[language];

  // Picking: what is pointed at or focused wins over what was clicked.
  let pointed = null, kept = null, on_map = false, marked = [];
  function pick() {
    const record = pointed === null ? kept : pointed;
    for (const element of marked) element.removeAttribute('data-picked');
    marked = [];
    const keys = record === null ? [] : records()[record].keys;
    for (const key of keys) marked.push(...(elements.get(key) || []));
    map.toggleAttribute('data-picking', marked.length > 0);
    for (const element of marked) element.setAttribute('data-picked', '');
    for (const entry of list.querySelectorAll('.entry')) {
      entry.toggleAttribute('data-picked', Number(entry.dataset.i) === record);
      entry.setAttribute('aria-pressed', String(Number(entry.dataset.i) === kept));
    }
    // Beside an entry that is pointed at, its title need not be said again.
    $('picked').textContent = record === null || (pointed !== null && !on_map) ? ''
      : records()[record].title.textContent + ' \u2013 ' + records()[record].when.textContent;
  }
  function point(record, is_on_map) {
    if (record === pointed) return;
    pointed = record;
    on_map = is_on_map;
    pick();
  }
  function keep(record) {
    kept = kept === record ? null : record;
    pick();
  }
  /// The record that an element of the map shows: one of this step before others.
  function record_at(target) {
    const element = target.closest ? target.closest('[data-k]') : null;
    if (!element) return null;
    const shows = (index) => records()[index].keys.includes(element.dataset.k);
    const now = texts().records[step].find(shows);
    if (now !== undefined) return now;
    const any = records().findIndex((record) => record.keys.includes(element.dataset.k));
    return any < 0 ? null : any;
  }
  function scroll_to_entry(record) {
    const entry = list.querySelector('.entry[data-i="' + record + '"]');
    if (!entry || list.scrollHeight <= list.clientHeight) return;
    const box = entry.getBoundingClientRect(), around = list.getBoundingClientRect();
    if (box.top < around.top) list.scrollTop -= around.top - box.top;
    if (box.bottom > around.bottom) list.scrollTop += box.bottom - around.bottom;
  }
  function scroll_to_mark(record) {
    const element = (records()[record].keys.flatMap((key) => elements.get(key) || []))
      .find((candidate) => candidate.getClientRects().length > 0);
    if (!element || frame.scrollWidth <= frame.clientWidth) return;
    const box = element.getBoundingClientRect(), around = frame.getBoundingClientRect();
    if (box.left >= around.left && box.right <= around.right && box.top >= around.top && box.bottom <= around.bottom) return;
    frame.scrollLeft += box.left + box.width / 2 - around.left - around.width / 2;
    frame.scrollTop += box.top + box.height / 2 - around.top - around.height / 2;
  }

  function span(classes, ...content) {
    const element = document.createElement('span');
    if (classes) element.className = classes;
    element.append(...content);
    return element;
  }
  const copy = (cell) => [...cell.childNodes].map((node) => node.cloneNode(true));
  function entry_of(index, first) {
    const record = records()[index];
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'entry';
    button.dataset.i = index;
    button.tabIndex = first ? 0 : -1;
    const title = document.createElement('b');
    title.append(...copy(record.title));
    const dot = record.when.textContent && record.where.textContent ? ' \u00B7 ' : '';
    button.append(title, span('small', ...copy(record.when), dot, ...copy(record.where)));
    if (record.figures.textContent) button.append(span('', ...copy(record.figures)));
    button.append(span('small', ...copy(record.layer)));
    if (!record.keys.some((key) => elements.has(key))) button.append(span('small', '(' + texts().words.not_on_map + ')'));
    button.setAttribute('aria-pressed', String(index === kept));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }
  function fill_list() {
    const indices = texts().records[step], had_focus = list.contains(document.activeElement);
    list.replaceChildren(...indices.map((index, place) => entry_of(index, place === 0)));
    list.scrollTop = 0;
    $('none').hidden = indices.length > 0;
    if (had_focus) (list.querySelector('.entry') || slider).focus();
  }

  function fill_totals() {
    for (const cell of document.querySelectorAll('[data-l="' + language + '"] [data-total]')) {
      let value = '';
      for (const [from, text] of texts().totals[cell.dataset.total]) if (from <= step) value = text;
      cell.textContent = value;
    }
  }

  function show(next, moved) {
    const changed = next !== step;
    step = next;
    for (const item of timed) {
      const on = item.from <= step && step <= item.to;
      if (on !== item.on) item.element.toggleAttribute('data-on', item.on = on);
    }
    const label = texts().labels[step];
    slider.value = step;
    slider.style.setProperty('--part', (last ? 100 * step / last : 100) + '%');
    slider.setAttribute('aria-valuetext', label);
    // The slider speaks for itself, and a film would never stop talking.
    $('label').setAttribute('aria-live', timer || document.activeElement === slider ? 'off' : 'polite');
    $('label').textContent = label;
    $('when').textContent = label;
    map.setAttribute('aria-label', texts().alts[step]);
    $('previous').setAttribute('aria-disabled', String(step === 0));
    $('next').setAttribute('aria-disabled', String(step === last));
    if (changed) pointed = kept = null;
    fill_list();
    fill_totals();
    pick();
    if (moved && !timer) write_hash();
  }
  const go = (next) => show(Math.max(0, Math.min(last, next)), true);

  // "#2020-02-08", "#2020-02-08/ru", "#/ru"
  function write_hash() {
    const hash = '#' + data.steps[step] + (language ? '/' + texts().lang : '');
    try {
      if (location.hash !== hash) history.replaceState(null, '', hash);
    } catch (error) { /* A page inside another may have no address of its own. */ }
  }
  function read_hash() {
    let hash = location.hash.slice(1);
    try { hash = decodeURIComponent(hash); } catch (error) { return; }
    const [name, lang] = hash.split('/');
    const wanted = data.languages.findIndex((texts) => texts.lang === lang);
    if (wanted >= 0) speak(wanted);
    const found = data.steps.indexOf(name);
    if (found >= 0) show(found, false);
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    play.removeAttribute('data-playing');
    play.querySelector('[data-w]').dataset.w = 'play';
    play.querySelector('[data-w]').textContent = texts().words.play;
  }
  function pause() {
    if (!timer) return;
    stop();
    write_hash();
  }
  function tick() {
    if (step < last) {
      show(step + 1, false);
    } else if (data.loops === 0 || ++passes < data.loops) {
      show(0, false);
    } else {
      pause();
      return;
    }
    timer = setTimeout(tick, step === last ? Math.max(data.hold, data.milliseconds) : data.milliseconds);
  }
  function start() {
    passes = 0;
    play.setAttribute('data-playing', '');
    play.querySelector('[data-w]').dataset.w = 'pause';
    play.querySelector('[data-w]').textContent = texts().words.pause;
    timer = setTimeout(tick, data.milliseconds);
    if (step === last) show(0, false);
  }
  const toggle = () => (timer ? pause() : start());
  function move(next) {
    pause();
    go(next);
  }

  function speak(next) {
    language = next;
    kept = pointed = null;
    const {lang, dir, title, subtitle, words} = texts();
    document.documentElement.lang = lang;
    document.documentElement.dir = dir;
    document.title = title;
    $('title').textContent = title;
    $('subtitle').textContent = subtitle;
    map.dataset.shown = language;
    for (const element of document.querySelectorAll('[data-l]'))
      if (!map.contains(element)) element.hidden = Number(element.dataset.l) !== language;
    for (const element of document.querySelectorAll('[data-w]')) element.textContent = words[element.dataset.w];
    for (const element of document.querySelectorAll('[data-a]')) {
      element.setAttribute('aria-label', words[element.dataset.a]);
      if (element.tagName === 'BUTTON') element.title = words[element.dataset.a];
    }
    if ($('language')) $('language').value = language;
    show(step, false);
  }

  const sizes = [1, 1.5, 2, 3, 4, 6];
  let size = 0;
  function resize(next) {
    const wanted = Math.max(0, Math.min(sizes.length - 1, next));
    const x = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    const y = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
    size = wanted;
    frame.style.setProperty('--zoom', sizes[size]);
    frame.toggleAttribute('data-zoomed', size > 0);
    frame.scrollLeft = x * frame.scrollWidth - frame.clientWidth / 2;
    frame.scrollTop = y * frame.scrollHeight - frame.clientHeight / 2;
    $('smaller').setAttribute('aria-disabled', String(size === 0));
    $('larger').setAttribute('aria-disabled', String(size === sizes.length - 1));
  }

  function keys_of_list(event) {
    const entries = [...list.querySelectorAll('.entry')], at = entries.indexOf(document.activeElement);
    if (at < 0) return false;
    const to = {ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: entries.length - 1}[event.key];
    if (to === undefined) return false;
    if (entries[to]) {
      entries[at].tabIndex = -1;
      entries[to].tabIndex = 0;
      entries[to].focus();
    }
    return true;
  }
  function keys_of_page(event) {
    const focus = document.activeElement || document.body;
    if (focus.matches('textarea,select,.wide') || focus === slider && event.key !== ' ') return false;
    if (event.key === ' ') {
      if (focus.matches('button,summary')) return false;
      toggle();
      return true;
    }
    if (focus === frame && size > 0) return false;  // there the keys move the map
    const rtl = document.documentElement.dir === 'rtl';
    const to = {[rtl ? 'ArrowLeft' : 'ArrowRight']: step + 1, [rtl ? 'ArrowRight' : 'ArrowLeft']: step - 1,
      Home: 0, End: last}[event.key];
    if (to === undefined) return false;
    move(to);
    return true;
  }
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (keys_of_list(event) || keys_of_page(event)) event.preventDefault();
  });

  play.addEventListener('click', toggle);
  $('previous').addEventListener('click', () => move(step - 1));
  $('next').addEventListener('click', () => move(step + 1));
  $('smaller').addEventListener('click', () => resize(size - 1));
  $('larger').addEventListener('click', () => resize(size + 1));
  slider.addEventListener('input', () => move(Number(slider.value)));
  addEventListener('hashchange', () => { stop(); read_hash(); });
  if ($('language')) $('language').addEventListener('change', () => {
    speak(Number($('language').value));
    if (!timer) write_hash();
  });

  const entry_at = (event) => {
    const entry = event.target.closest('.entry');
    return entry ? Number(entry.dataset.i) : null;
  };
  list.addEventListener('pointerover', (event) => point(entry_at(event), false));
  list.addEventListener('pointerleave', () => point(null, false));
  list.addEventListener('focusin', (event) => {
    point(entry_at(event), false);
    if (pointed !== null) scroll_to_mark(pointed);
  });
  list.addEventListener('focusout', () => point(null, false));
  list.addEventListener('click', (event) => {
    const record = entry_at(event);
    if (record !== null) { pause(); keep(record); scroll_to_mark(record); }
  });
  map.addEventListener('pointerover', (event) => {
    point(record_at(event.target), true);
    if (pointed !== null) scroll_to_entry(pointed);
  });
  map.addEventListener('pointerleave', () => point(null, false));
  map.addEventListener('click', (event) => {
    const record = record_at(event.target);
    if (record === null) { kept = null; pick(); return; }
    pause();
    keep(record);
    scroll_to_entry(record);
  });
  for (const area of document.querySelectorAll('textarea')) area.addEventListener('focus', () => area.select());

  $('controls').hidden = false;
  if ($('languages')) $('languages').hidden = false;
  resize(0);
  speak(0);
  read_hash();
})();
/*]]>*/
