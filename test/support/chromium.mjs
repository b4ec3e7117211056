import { accessSync, constants } from 'node:fs';

/** The headless shell first: a whole browser keeps pages of its own busy, which costs a test half as much again. */
const PLACES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser of this machine, or the one that CHROMIUM names; undefined where there is none. */
export const chromiumPath = () => [process.env.CHROMIUM, ...PLACES].find((path) => path && isProgram(path));
