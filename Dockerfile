# The image of the service: web or jobs, by command. Development tools and the sandbox stay outside.
#
#   docker build --tag cunkou .
#   docker build --tag cunkou --build-arg BASE_IMAGE=... --build-arg NODE_IMAGE=... .

ARG BASE_IMAGE=python:3.11-slim
ARG NODE_IMAGE=node:22-slim

# The pages of the office, built once; Node does not reach the final image.
FROM ${NODE_IMAGE} AS console
WORKDIR /build/console
COPY console/package.json console/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY console/ ./
COPY miniprogram_stub/rules/ ../miniprogram_stub/rules/
RUN npm run build

# The fonts of letters, and what runs the mini-program in the console's phone: out of the locked packages.
FROM ${NODE_IMAGE} AS fonts
WORKDIR /build
COPY package.json package-lock.json ./
COPY simulator/phone-modules.mjs simulator/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && npm run --silent phone-modules \
 && for font in noto-sans-sc noto-serif-tibetan; do for weight in 400Regular 700Bold; do \
      install -D --mode=0644 --target-directory=fonts/$font/$weight \
        node_modules/@expo-google-fonts/$font/$weight/*.ttf; done; \
      install --mode=0644 --target-directory=fonts/$font \
        node_modules/@expo-google-fonts/$font/LICENSE_FONT; done \
 && mkdir -p phone/@fontsource phone/@fontsource-variable \
 && cp -r node_modules/@fontsource/noto-serif-tibetan phone/@fontsource/ \
 && cp -r node_modules/@fontsource-variable/noto-sans-sc phone/@fontsource-variable/ \
 && for part in glass-easel/dist/glass_easel.all.es.js \
      glass-easel-miniprogram-adapter/dist/glass_easel_miniprogram_adapter.es.js \
      glass-easel-template-compiler/pkg/module.js; do \
      install -D --mode=0644 node_modules/$part phone/$part; done \
 && for package in glass-easel glass-easel-miniprogram-adapter glass-easel-template-compiler; do \
      install --mode=0644 node_modules/$package/LICENSE* phone/$package/; done

# The locked Python packages, each checked against its hash.
FROM ${BASE_IMAGE} AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/cunkou
COPY requirements.lock /build/
RUN /opt/cunkou/bin/pip install --require-hashes --requirement /build/requirements.lock

FROM ${BASE_IMAGE}
RUN groupadd --gid 10001 cunkou \
 && useradd --uid 10001 --gid cunkou --no-create-home --shell /usr/sbin/nologin cunkou \
 && install --directory --owner=cunkou --group=cunkou --mode=0750 /var/lib/cunkou
COPY --from=packages /opt/cunkou /opt/cunkou
WORKDIR /srv/cunkou
COPY pyproject.toml requirements.in README.md LICENSE ./
COPY app/ app/
COPY --from=console /build/console/dist/ console/dist/
COPY --from=fonts /build/fonts/ node_modules/@expo-google-fonts/
COPY --from=fonts /build/phone/ node_modules/
COPY simulator/index.html simulator/index.html
COPY simulator/runtime/ simulator/runtime/
COPY miniprogram_stub/ miniprogram_stub/
COPY --from=fonts /build/miniprogram_stub/miniprogram_npm/ miniprogram_stub/miniprogram_npm/
RUN /opt/cunkou/bin/pip install --no-deps --no-build-isolation --no-cache-dir --editable . \
 && /opt/cunkou/bin/python -m compileall -q app

ENV PATH=/opt/cunkou/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    CUNKOU_ENVIRONMENT=production \
    CUNKOU_DATA_DIR=/var/lib/cunkou \
    CUNKOU_HOST=0.0.0.0 \
    CUNKOU_PORT=8000
USER cunkou
VOLUME /var/lib/cunkou
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=4s --start-period=20s --retries=3 CMD ["python", "-c", "\
import os, urllib.request; \
urllib.request.urlopen(f\"http://127.0.0.1:{os.environ['CUNKOU_PORT']}/healthz\", timeout=3)"]
STOPSIGNAL SIGTERM
CMD ["cunkou", "serve"]
