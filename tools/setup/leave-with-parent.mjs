/**
 * Preloaded into the server: when the script that started it is gone, even by `kill -9`, the channel
 * between the two closes, and the server shuts down as on SIGTERM.
 */
const { channel } = process;

if (channel) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 15_000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  channel.unref();
}
