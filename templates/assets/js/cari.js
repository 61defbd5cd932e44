/* The search page: asks the index beside it, widens words as people use them, shows what is found. */
"use strict";
(() => {
  const STEP = 10, ALIKE = 0.6, LEAST = 0.05, FEW = 5;
  const RANKING = { pageLength: 0.3, termFrequency: 0.6, metaWeights: { title: 6, kata: 4, judul: 0.3, alamat: 0, jenis: 0.5, kode: 0, status: 0 } };
  const at = (name) => document.getElementById(`cari-${name}`);
  const box = document.getElementById("cari"), says = at("kata-kata"), [pattern, ...marks] = says.content.children;
  const field = at("kata"), told = at("kabar"), kinds = at("jenis"), list = at("hasil"), more = at("lagi"), stuck = at("buntu");
  let opened, rest, turn = 0;

  const tell = (name, values) => {
    told.textContent = says.dataset[name].replace(/\{(\w)\}/g, (_, key) => values[key]);
    box.ariaBusy = name === "loading";
  };
  const wordsOf = (text) => text.toLowerCase().replace(/\b[a-z]+(-[a-z])?(-\d+)+\b/g, (id) => id.replaceAll("-", "")).match(/[a-z0-9]+/g) ?? [];

  const open = async () => {
    const base = new URL(box.dataset.index, location);
    const [{ createInstance }, answer] = await Promise.all([import(new URL("pagefind.js", base)), fetch(new URL("kata.json", base))]);
    return [createInstance({ basePath: base.pathname, noWorker: true, ranking: RANKING }), await answer.json()];
  };

  // a unit is a known name or a word, with the other names for it
  const unitsOf = (words, { abai, sama, asing }) => {
    const telling = words.filter((word) => !abai.includes(word)), left = telling.length ? telling : [...words], units = [];
    while (left.length) {
      let wide = 5, name, groups = [];
      while (--wide && !groups.length) {
        name = left.slice(0, wide).join(" ");
        groups = sama.filter((group) => group.includes(name));
      }
      left.splice(0, name.split(" ").length);
      const used = [name, ...groups.flat()].filter((other) => !asing.includes(other));
      units.push([...new Set(used[0] ? used : [name])]);
    }
    return units;
  };

  // a unit counts by its best name; answering more units counts most; all words together, for titles
  const ask = async (units, kind, index) => {
    const found = new Map(), all = [];
    const search = async (name) => (await index.search(name)).results;
    // Pagefind cuts an unknown word until results come: chance
    const known = async (name) => {
      const results = await search(name), [first] = results, [same] = await search(`"${name}"`);
      return same || (first && name[2] && RegExp(`\\b${name}`, "i").test((await first.data()).content)) ? results : [];
    };
    const only = kind && new Set((await known(`jenis${kind.replace(" ", "")}`)).map(({ id }) => id));
    const add = (one, score, hit) => {
      const { sum = 0, hits = 0 } = found.get(one.id) ?? {};
      found.set(one.id, { best: one, sum: sum + score, hits: hits + hit });
    };
    await Promise.all(units.flat().map((name) => index.preload(name)));
    for (const names of units) {
      const scores = new Map();
      let most;
      for (const name of names) {
        const results = await known(name), first = results[0]?.score;
        const share = name === names[0] ? 1 : ALIKE * Math.min(1, (most ?? first) / first);
        most ??= first;
        if (first && share === 1) all.push(name);
        for (const one of results) {
          const score = one.score * share;
          if (!(scores.get(one.id)?.[1] >= score)) scores.set(one.id, [one, score]);
        }
      }
      for (const [one, score] of scores.values()) add(one, score, 1);
    }
    if (all[1]) for (const one of await search(all.join(" "))) add(one, one.score, 0);
    const rank = ({ sum, hits }) => sum * hits ** 2;
    const ranked = [...found.values()].filter(({ best }) => !only || only.has(best.id)).sort((a, b) => rank(b) - rank(a));
    return ranked.filter((one) => rank(one) >= rank(ranked[0]) * LEAST).map(({ best }) => best);
  };

  const within = (a, b, slips) => {
    const c = a.slice(1), d = b.slice(1), less = slips - 1;
    if (a[0] === b[0]) return !a || within(c, d, slips);
    return slips && (within(c, d, less) || within(c, b, less) || within(a, d, less));
  };
  const nearest = (word, spelling) => {
    const tries = [0, 1, 2].filter((slips) => word.length > [0, 4, 7][slips]);
    return tries.map((slips) => spelling.find((other) => within(word, other, slips))).find(Boolean) ?? word;
  };

  const rowOf = ({ meta, excerpt }) => {
    const row = pattern.cloneNode(true), [title, kind, text] = row.children;
    title.textContent = meta.title ?? meta.judul;
    title.href = new URL(meta.alamat ?? "", new URL(box.dataset.home, location));
    kind.textContent = meta.jenis;
    const mark = marks.find((one) => one.dataset.status === meta.kode)?.cloneNode(true);
    if (mark) {
      mark.lastElementChild.textContent = meta.status;
      kind.append(" ", mark);
    }
    const pieces = excerpt.replaceAll("&lt;", "<").replaceAll("&gt;", ">").split(/<\/?mark>/), name = title.textContent;
    let known = pieces.join("").startsWith(name) ? name.length + 2 : 0;
    pieces.forEach((piece, nth) => {
      const shown = document.createElement(nth % 2 ? "mark" : "span");
      shown.textContent = piece.slice(known);
      known = Math.max(0, known - piece.length);
      text.append(shown);
    });
    return row;
  };

  const show = async (asked) => {
    const shown = await Promise.all(rest.splice(0, STEP).map((one) => one.data()));
    if (asked !== turn) return;
    list.append(...shown.map(rowOf));
    more.hidden = !rest.length;
  };

  const asks = () => ["q", "jenis"].map((name) => new URLSearchParams(location.search).get(name)?.trim().slice(0, 200) ?? "");
  const addressOf = (q, jenis) => `?${new URLSearchParams(jenis ? { q, jenis } : { q })}`;

  const answer = async (query, kind, asked) => {
    const [index, lexicon] = await (opened ??= open()), words = wordsOf(query);
    const meant = words.map((word) => nearest(word, [...lexicon.ejaan, ...lexicon.abai]));
    let results = await ask(unitsOf(words, lexicon), kind, index), name = "found";
    if (results.length < FEW && `${meant}` !== `${words}`) {
      const instead = await ask(unitsOf(meant, lexicon), kind, index);
      if (instead.length > results.length) [results, name] = [instead, "instead"];
    }
    if (asked !== turn) return;
    const n = results.length;
    stuck.hidden = n > 0;
    kinds.hidden = !n && !kind;
    rest = results;
    await show(asked);
    if (asked === turn) tell(n ? name : "none", { q: query, e: meant.join(" "), k: kind && ` dalam ${kind}`, n });
  };

  const run = async () => {
    const [query, kind] = asks(), asked = ++turn;
    field.value = query;
    list.replaceChildren();
    more.hidden = stuck.hidden = true;
    kinds.hidden ||= !query;
    for (const link of kinds.querySelectorAll("a")) {
      link.href = addressOf(query, link.dataset.kind);
      link.ariaCurrent = link.dataset.kind === kind ? "true" : null;
    }
    told.textContent = "";
    if (!query) return;
    if (location.protocol === "file:") return tell("offline");
    tell("loading", { q: query });
    await answer(query, kind, asked).catch(() => {
      opened = null;
      stuck.hidden = false;
      tell("failed");
    });
  };

  const go = (address) => {
    history.pushState(null, "", address);
    run();
  };
  field.form.onsubmit = (event) => {
    event.preventDefault();
    go(addressOf(field.value.trim(), asks()[1]));
  };
  kinds.onclick = (event) => {
    if (event.target.search === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(event.target.search);
  };
  more.onclick = async () => {
    const first = list.children.length;
    await show(turn);
    list.children[first]?.querySelector("a").focus();
  };
  onpopstate = run;
  run();
})();
