// better-auth as it is compared with Portico's server: the same hash at the same cost, a SQLite file that loses no commit, mails as
// files, no rate limits. Everything else is its default.

import { mkdirSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { Algorithm, hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { emailOTP } from "better-auth/plugins";
import Database from "better-sqlite3";

const { memoryKib, passes, lanes } = JSON.parse(process.env.ARGON2);
const cost = { algorithm: Algorithm.Argon2id, memoryCost: memoryKib, timeCost: passes, parallelism: lanes };

const database = new Database("db");
database.pragma("journal_mode = WAL");
// As in Portico's server: a commit is on disk before it is answered.
database.pragma("synchronous = FULL");

mkdirSync("mail");
let mails = 0;

/** Writes a mail as a file that is there at once or not at all, as Portico's server does. */
async function send({ email, otp }) {
  const name = `mail/${String(++mails).padStart(8, "0")}`;
  const mail = `To: ${email}\r\nSubject: ${otp} is your code\r\nContent-Type: text/plain\r\n\r\nYour code is\r\n\r\n${otp}\r\n`;
  await writeFile(`${name}.part`, mail);
  await rename(`${name}.part`, `${name}.eml`);
}

const options = (port) => ({
  baseURL: `http://127.0.0.1:${port}`,
  secret: "a key for measurements on this machine alone",
  database,
  emailAndPassword: {
    enabled: true,
    autoSignIn: false,
    password: {
      hash: (password) => hash(password, cost),
      verify: ({ hash, password }) => verify(hash, password),
    },
  },
  plugins: [
    emailOTP({
      sendVerificationOnSignUp: true,
      storeOTP: "hashed",
      // Not awaited, as its documentation recommends, so that the response time reveals nothing.
      async sendVerificationOTP(mail) {
        send(mail).catch((error) => console.error(error));
      },
    }),
  ],
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
});

let handle;
const server = createServer((request, response) => handle(request, response));
server.listen(0, "127.0.0.1", async () => {
  const { port } = server.address();
  const { runMigrations } = await getMigrations(options(port));
  await runMigrations();
  handle = toNodeHandler(betterAuth(options(port)));
  console.log(`listening on 127.0.0.1:${port}`);
});
