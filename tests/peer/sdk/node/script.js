// The protocol of the scripts in this folder: one JSON line for a call, one for its result, as in ../script.py.
"use strict";
const readline = require("node:readline");

// The SDKs print to standard output, which carries the results.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

/** Run functions for the calls on standard input until it ends. Arguments and results are JSON values. */
exports.serve = async function serve(functions) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const call = JSON.parse(line);
    let reply;
    try {
      reply = { value: await functions[call.function](call.arguments) };
    } catch (error) {
      reply = { failure: error.stack };
    }
    write(`${JSON.stringify(reply)}\n`);
  }
};

/** Run JavaScript code with names, and return the value of its last one, "client" or "config". */
exports.run = function run(program, names, wanted) {
  return new Function(...Object.keys(names), `${program}\nreturn ${wanted};`)(...Object.values(names));
};

/** Return the facts of an exception that a caller of an SDK sees. */
exports.describeError = function describeError(error, facts) {
  return { error: error.name === "Error" ? error.constructor.name : error.name, text: String(error), ...facts };
};
