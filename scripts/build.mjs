import { build } from './built.mjs';
import { ensureInstalled } from './setup.mjs';

ensureInstalled();
build();
