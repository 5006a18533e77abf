import { createLab } from "./create-lab";

/** `npm run new:lab -- <id> <number> <title>`. */
const [id = "", number = "", ...words] = process.argv.slice(2);
const title = words.join(" ");
if (id === "" || number === "" || title === "") {
  process.stderr.write(
    "Write an id, a number and a title: npm run new:lab -- alerting 5.1 Alerts\n",
  );
  process.exitCode = 1;
} else {
  const made = await createLab("content", { id, number, title });
  process.stdout.write(
    made.ok
      ? `${made.value} is there. npm run content:check -- ${id} replays it; docs/authoring.md says what may stand in it.\n`
      : `${made.error}\n`,
  );
  process.exitCode = made.ok ? 0 : 1;
}
