// Headway in a page or in node: loads the module, hands in the book, asks.

const kWrongInput = 1;

// What the C++ library asks of the system: the time, for the day that an answer states, and a place for last words.
function system(exports) {
  const view = () => new DataView(exports().memory.buffer);
  const text = (pointer, size) => new TextDecoder().decode(new Uint8Array(exports().memory.buffer, pointer, size));
  const calls = {
    clock_time_get(_clock, _precision, result) {
      view().setBigUint64(result, BigInt(Date.now()) * 1000000n, true);
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
      made.#put(path, text);
      made.#exports.headway_hand_in(new TextEncoder().encode(path).length);
    }
    return made;
  }

  /** The text of `headway VERB --json` for a request {verb: "compare", samples: 2000, ...}. */
  ask(request) {
    this.#put(JSON.stringify(request));
    const status = this.#exports.headway_ask();
    const { memory, headway_answer, headway_answer_size } = this.#exports;
    const text = new TextDecoder().decode(new Uint8Array(memory.buffer, headway_answer(), headway_answer_size()));
    if (status !== 0) {
      throw new Refused(text, status);
    }
    return text;
  }

  #put(...texts) {
    const bytes = new TextEncoder().encode(texts.join(''));
    const at = this.#exports.headway_buffer(bytes.length);
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
  }
}
