/** `npm start` hands a Ctrl-C on to us, and the terminal does too: signals this close together are one keypress. */
const ONE_KEYPRESS_MS = 500;

/** Resolves at Ctrl-C, or when nobody reads our output any more. Another Ctrl-C ends the process at once. */
export function interruption(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const onSignal = (): void => {
      const now = performance.now();
      firstAt ??= now;
      if (now - firstAt > ONE_KEYPRESS_MS) process.exit(130);
      resolve();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
    process.stdout.on("error", () => resolve());
  });
}
