FROM node:22-alpine
WORKDIR /app
COPY . /app
RUN yarn install --frozen-lockfile && yarn build
USER node
CMD yarn start
