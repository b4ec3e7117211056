import { fileURLToPath } from 'node:url';
import { SourceMapDevToolPlugin, SwcJsMinimizerRspackPlugin } from '@rspack/core';

/** What can be started by itself: the server of each app, and for the API also what an operator runs beside it. */
const entries = { 'apps/api': ['main', 'worker', 'cli', 'demo'], 'apps/calcom-sandbox': ['main'] };

/**
 * Packages that stay beside the build, because they are more than code: a compiled database with its data files, a
 * native binding, the files of a web page.
 */
export const BESIDE = ['@electric-sql/pglite', '@node-rs/argon2', 'swagger-ui-dist'];

/** Optional peers, which their users look for at run time and do without: required where they stand, never at the start. */
const OPTIONAL = [
  '@fastify/multipart',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'pg-cloudflare',
  'pg-native',
  'tinyglobby',
  'ts-morph',
];

/**
 * `cache-manager-redis-yet` is given our client and makes none, so it needs no client of its own, which is two majors
 * older and takes 17 MB.
 */
const ONE_REDIS = {
  test: /node_modules[\\/]cache-manager-redis-yet[\\/]/,
  resolve: {
    alias: {
      redis: fileURLToPath(import.meta.resolve('@redis/client')),
      ...Object.fromEntries(
        ['bloom', 'client', 'graph', 'json', 'search', 'time-series'].map((part) => [`@redis/${part}`, false]),
      ),
    },
  },
};

/** `npm run dev` compiles into a folder of its own, and as quickly as it can. */
const isWatching = process.argv.includes('--watch');
const WATCHED = isWatching ? { path: fileURLToPath(new URL('dist/dev', import.meta.url)) } : {};

/** One character outside ASCII would make the engine keep all of a file with two bytes each. */
const FORMAT = { asciiOnly: true, comments: false };

/**
 * Help is printed without the rest of what others have written, and few ask by the Model Context Protocol: what these
 * load stays with its caller.
 */
const WITH_CALLER = /node_modules[\\/](commander|@modelcontextprotocol|zod)[\\/]/;
const isForVendor = ({ resource = '' }) => /node_modules/.test(resource) && !WITH_CALLER.test(resource);

/** With everything below it: `@nestjs/websockets/socket-module` is asked for, too. */
const isOneOf = (names, request) => names.some((name) => request === name || request.startsWith(`${name}/`));

export default (options) => {
  const [app, names] = Object.entries(entries).find(([folder]) => options.entry.includes(`${folder}/src/`));
  const source = options.entry.slice(0, options.entry.lastIndexOf('/'));
  const vendor = `${app}/vendor.js`;
  return {
    ...options,
    entry: Object.fromEntries(names.map((name) => [name, `${source}/${name}.ts`])),
    output: { ...options.output, ...WATCHED, filename: `${app}/[name].js`, chunkFilename: `${app}/[name].js` },
    // Loading some thousand modules one by one takes most of a start, so they are bundled.
    externals: [
      ({ request = '', dependencyType }, answer) => {
        if (isOneOf(BESIDE, request) && dependencyType === 'esm') return answer(null, `module ${request}`);
        if (isOneOf([...BESIDE, ...OPTIONAL], request)) return answer(null, `node-commonjs ${request}`);
        return answer();
      },
    ],
    module: {
      ...options.module,
      rules: [...(options.module?.rules ?? []), ONE_REDIS],
      // Left to run time: written out, `import.meta.url` is a path of the machine that has built, so that no two clones
      // build the same, and what is looked for from there is not found elsewhere.
      parser: { ...options.module?.parser, javascript: { ...options.module?.parser?.javascript, importMeta: false } },
    },
    externalsPresets: { node: true },
    node: { __filename: 'node-module', __dirname: 'node-module' },
    // A map of all that others have written would cost more memory than the code itself.
    devtool: false,
    plugins: [
      ...options.plugins,
      new SourceMapDevToolPlugin({ filename: '[file].map', exclude: vendor, columns: false, noSources: true }),
    ],
    optimization: {
      ...options.optimization,
      splitChunks: {
        chunks: 'all',
        cacheGroups: {
          default: false,
          defaultVendors: {
            test: isForVendor,
            // What tracing needs is loaded where traces are wanted, and nowhere else.
            chunks: ({ name }) => name !== 'tracing',
            name: 'vendor',
            enforce: true,
          },
        },
      },
      minimize: !isWatching,
      minimizer: [
        // Ours stays in lines, which its map without columns can tell apart.
        new SwcJsMinimizerRspackPlugin({
          exclude: vendor,
          minimizerOptions: { minify: false, mangle: false, compress: false, format: FORMAT },
        }),
        new SwcJsMinimizerRspackPlugin({
          include: vendor,
          minimizerOptions: {
            format: FORMAT,
            compress: { keep_classnames: true, keep_fnames: true },
            // Shortened names break static initialisers that name their own class.
            mangle: false,
          },
        }),
      ],
    },
  };
};
