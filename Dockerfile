# The same commands as outside: install and build with the lock file, on the Node that the project pins.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && node scripts/runtime.mjs /runtime

# What runs: the build and the few packages that stay beside it. No npm package "node", no development dependency, no
# sources; test/deployment.spec.ts lists and sums it. All of it belongs to root, and nothing is written: the file system
# may be read-only. Stopped by SIGTERM, it needs up to 15 seconds.
FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 MALLOC_ARENA_MAX=1
COPY --from=build /runtime ./
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=4", "dist/apps/api/main.js"]
