import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';

/** A model ready to run: takes its one input, gives its outputs in the model's order. */
export type Network = (input: Float32Array) => Promise<Float32Array[]>;

const require = createRequire(import.meta.url);

/**
 * Loads LiteRT's WebAssembly into this thread, once; nothing is fetched.
 *
 * LiteRT.js is written for browsers: it loads its loader script by `importScripts` and asks for a graphics processor.
 * Both are answered here, which is why this runs in a worker thread of its own and never in the caller's.
 */
export async function startLiteRt(): Promise<void> {
  const script = require.resolve('@litertjs/core/wasm/litert_wasm_internal.js');
  const silent = () => undefined;
  Object.assign(globalThis, {
    self: globalThis,
    Module: {
      wasmBinary: readFileSync(require.resolve('@litertjs/core/wasm/litert_wasm_internal.wasm')),
      print: silent,
      printErr: silent,
    },
    importScripts: (path: string) => {
      const module = { exports: {} };
      const run = compileFunction(readFileSync(path, 'utf8'), ['require', 'module', 'exports', '__dirname']);
      run(require, module, module.exports, dirname(path));
      Object.assign(globalThis, { ModuleFactory: module.exports });
    },
  });
  const { warn } = console;
  console.warn = silent;
  try {
    await loadLiteRt(script);
  } finally {
    console.warn = warn;
  }
}

/** Makes a network of a TensorFlow Lite model; `shape` is that of its input. */
export async function compileNetwork(model: Uint8Array, shape: number[]): Promise<Network> {
  const compiled = await loadAndCompile(model, { accelerator: 'wasm' });
  return async (input) => {
    const tensor = new Tensor(input, shape);
    const outputs = await compiled.run([tensor]);
    const values = outputs.map((output) => Float32Array.from(output.toTypedArray()));
    for (const used of [tensor, ...outputs]) used.delete();
    return values;
  };
}
