// Headway in a page or in node: loads the module, hands in the book, asks.

const kWrongInput = 1;
const kMonotonic = 1;

// What the C++ library asks of the system: the time, for the day that an answer states and for
// how long a comparison may go on, and a place for last words.
function system(exports) {
  const view = () => new DataView(exports().memory.buffer);
  const text = (pointer, size) => new TextDecoder().decode(new Uint8Array(exports().memory.buffer, pointer, size));
  const calls = {
    clock_time_get(clock, _precision, result) {
      const milliseconds = clock === kMonotonic ? performance.now() : Date.now();
      view().setBigUint64(result, BigInt(Math.round(milliseconds * 1e6)), true);
      return 0;
    },
    environ_get: () => 0,
    environ_sizes_get(count, size) {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return 0;
    },
    fd_write(_file, pieces, count, written) {
      let size = 0;
      for (let k = 0; k < count; ++k) {
        const length = view().getUint32(pieces + 8 * k + 4, true);
        console.error(text(view().getUint32(pieces + 8 * k, true), length));
        size += length;
      }
      view().setUint32(written, size, true);
      return 0;
    },
    proc_exit(status) {
      throw new Error(`the module ended with status ${status}: there is not enough memory; ask for fewer draws`);
    },
  };
  // Files, of which there are none.
  const kNoSuchFile = 44;
  return new Proxy(calls, { get: (own, name) => own[name] ?? (() => kNoSuchFile) });
}

/** A wrong request or a failed run, in the program's words. */
export class Refused extends Error {
  constructor(words, status) {
    super(words);
    this.input = status === kWrongInput;
  }
}

export class Headway {
  #exports;

  /** `module` is a WebAssembly.Module, `files` the texts of the book by path ("book/classes.toml"). */
  static async open(module, files) {
    const made = new Headway();
    const imports = Object.fromEntries(WebAssembly.Module.imports(module).map(({ module: name }) => [name, system(() => made.#exports)]));
    const instance = await WebAssembly.instantiate(module, imports);
    made.#exports = instance.exports;
    made.#exports._initialize();
    for (const [path, text] of Object.entries(files)) {
      made.add(path, text);
    }
    return made;
  }

  /** Adds a file, or replaces it: an overlay, or a scenario, which requests then name by its path. */
  add(path, text) {
    this.#put(path + text);
    this.#exports.headway_hand_in(new TextEncoder().encode(path).length);
  }

  /** The text of `headway VERB --json` for a request {verb: "compare", samples: 2000, ...}. */
  ask(request) {
    return this.#text('headway_ask', request);
  }

  /**
   * Opens a comparison that is kept alive, in place of an earlier one, and runs nothing yet: fields of `compare`, and `first`, the
   * first draw. Where it is refused, the earlier one stays.
   */
  keep(request) {
    this.#call('headway_keep', JSON.stringify(request));
  }

  /** Changes {sides: {"0": text}, set, metric, yardstick, basis, first, samples}: all that is named, or nothing where it is refused. */
  change(change) {
    this.#call('headway_change', JSON.stringify(change));
  }

  /** Runs what is out of date for so many milliseconds; returns the draws done. */
  advance(milliseconds) {
    const done = this.#exports.headway_advance(milliseconds);
    if (done < 0) {
      throw new Refused('no comparison is kept: call keep() first', kWrongInput);
    }
    return done;
  }

  finished() {
    return this.#exports.headway_finished() === 1;
  }

  /** Rows of the draws done, which another instance that keeps the same comparison can merge. */
  rows() {
    this.#call('headway_rows');
    return this.#answer().slice();
  }

  merge(rows) {
    this.#call('headway_merge', rows);
  }

  /** The text of `headway compare --json` of the draws that are there. */
  result() {
    return this.#text('headway_result');
  }

  #text(name, request) {
    this.#call(name, request === undefined ? undefined : JSON.stringify(request));
    return new TextDecoder().decode(this.#answer());
  }

  #call(name, given) {
    if (given !== undefined) {
      this.#put(given);
    }
    const status = this.#exports[name]();
    if (status !== 0) {
      throw new Refused(new TextDecoder().decode(this.#answer()), status);
    }
  }

  /** What the last call left behind, in the module's memory. */
  #answer() {
    const { memory, headway_answer, headway_answer_size } = this.#exports;
    return new Uint8Array(memory.buffer, headway_answer(), headway_answer_size());
  }

  #put(given) {
    const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    const at = this.#exports.headway_buffer(bytes.length);
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
  }
}
