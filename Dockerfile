# One image for every service; the command says which: serve gateway|scanner|metadata|organizer, or migrate.
# Another base may be given; it needs Node 24 and npm.
ARG BASE=node:24-bookworm-slim

# Optional packages are for machines without Node 24 or PostgreSQL: no stage needs them.
FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=optional
COPY tsconfig.base.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json && rm -rf dist/libs/testing

FROM ${BASE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional && npm cache clean --force

FROM ${BASE}
ENV NODE_ENV=production CINEORG_DATA_DIR=/data
WORKDIR /app
# A named volume starts with this folder's mode, and compose may run the services as any user.
RUN mkdir /data && chmod 1777 /data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
USER 1000:1000
VOLUME /data
EXPOSE 3000
ENTRYPOINT ["node", "dist/apps/cli/src/main.js"]
CMD ["serve", "gateway"]
