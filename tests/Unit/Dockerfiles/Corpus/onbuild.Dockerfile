FROM node:22-slim
ONBUILD COPY . /app
ONBUILD RUN cd /app && npm ci
USER node
