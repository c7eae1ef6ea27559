import { randomBytes } from "node:crypto";
import { ROLE_WORDS } from "../../api/roles.ts";
import { putToken, ROLES, readTokens, removeToken } from "../../store/tokens.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { placeOf } from "../place.ts";

export const token = command({
  name: "token",
  summary: "Say who may come when the workspace is opened to others with serve --host, and what they may do there.",
  usage: `[${ROLES.join("|")} NAME]`,
  example: "readout token reviewer Ada",
  details: [
    `Makes a secret and prints it, once: only its SHA-256 is kept, in tokens.toml. ${ROLES.map((role) => `A ${role} ${ROLE_WORDS[role]}`).join("; ")}. What a reviewer says stands in the log under the name. Without words it lists who may come.`,
    "A name that is there already gets another secret, and the old one holds no more. A server that runs reads the file when it is started.",
  ],
  words: [0, 2],
  options: {
    workspace: WORKSPACE,
    remove: { type: "string", value: "NAME", description: "Let them come no more." },
  },
  async run({ positionals: [given, name], values }, world) {
    const folder = placeOf(world, values.workspace);
    if (values.remove !== undefined) {
      if (removeToken(folder, values.remove)) return 0;
      world.say(`readout: there is no token of the name ${values.remove}.`);
      return 1;
    }
    if (given === undefined) {
      for (const { name, role } of readTokens(folder)) await world.write(`${role.padEnd(10)} ${name}\n`);
      return 0;
    }
    const role = ROLES.find((one) => one === given);
    if (role === undefined || name === undefined || !/^[^\p{C}]{1,80}$/u.test(name))
      throw usage("token", `Name a role, ${ROLES.join(", ")}, and who has it.`);
    const secret = randomBytes(24).toString("base64url");
    putToken(folder, name, role, secret);
    world.say(`A ${role} ${ROLE_WORDS[role]}. This is shown once; give it to ${name}:`);
    await world.write(`${secret}\n`);
    return 0;
  },
});
