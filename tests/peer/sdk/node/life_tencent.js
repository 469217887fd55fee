// Calls of Tencent Cloud's SDK for Node.js with the settings that the emulator prints.
"use strict";
const { tke } = require("tencentcloud-sdk-nodejs-tke");
const { describeError, run, serve } = require("./script");

let client;

function connect({ environ, program, method, signing }) {
  Object.assign(process.env, environ);
  client = run(program, { TkeClient: tke.v20180525.Client }, "client");
  client.profile.httpProfile.reqMethod = method ?? client.profile.httpProfile.reqMethod;
  client.profile.signMethod = signing ?? client.profile.signMethod;
  return null;
}

async function call({ action, members }) {
  try {
    return { response: await client[action](members) };
  } catch (error) {
    return describeError(error, { code: error.code, request_id: error.requestId });
  }
}

serve({ connect, call });
