import { join } from 'node:path';

/** For the parts that the compose file uses, too. */
const SHARED = join(import.meta.dirname, '..', '..', 'ops', 'nginx');

const quoted = (path) => `"${path.replaceAll('\\', '/')}"`;

/**
 * The configuration of an nginx without rights of its own, which balances between API processes on loopback. Each answer
 * names the process that gave it in `x-served-by`.
 *
 * @param folder where nginx writes; nothing is written elsewhere.
 * @param servers of the processes, as host:port; one that is `isDown` gets no requests any more.
 */
export function nginxConfig({ folder, port, servers }) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
worker_processes 1;
pid ${quoted(join(folder, 'nginx.pid'))};
error_log stderr error;
events { worker_connections 4096; }
http {
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${quoted(join(folder, name))};`).join('\n')}
  upstream team_selector {
${servers.map(({ address, isDown }) => `    server ${address} max_fails=1 fail_timeout=1s${isDown ? ' down' : ''};`).join('\n')}
    include ${quoted(join(SHARED, 'upstream.conf'))};
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      include ${quoted(join(SHARED, 'proxy.conf'))};
      proxy_pass http://team_selector;
      add_header x-served-by $upstream_addr always;
    }
  }
}
`;
}
