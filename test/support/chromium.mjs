import { accessSync, constants } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

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
