// Calls of Alibaba Cloud's SDK for Node.js with the settings that the emulator prints.
"use strict";
const eci = require("@alicloud/eci20180808");
const { Config } = require("@alicloud/openapi-client");
const tea = require("@alicloud/tea-typescript");
const { describeError, run, serve } = require("./script");

let client;

function connect({ environ, program }) {
  Object.assign(process.env, environ);
  client = new eci.default(run(program, { Config }, "config"));
  return null;
}

async function call({ action, members }) {
  const method = action[0].toLowerCase() + action.slice(1);
  try {
    const response = await client[method](tea.cast(members, new eci[`${action}Request`]({})));
    return { response: tea.toMap(response.body) };
  } catch (error) {
    const facts = { code: error.code, status_code: error.statusCode ?? error.data?.statusCode };
    return describeError(error, { ...facts, request_id: error.data?.RequestId });
  }
}

serve({ connect, call });
