FROM nginx:1.27-alpine
HEALTHCHECK --interval=30s --timeout=3s CMD wget -q -O /dev/null http://localhost/ || exit 1
COPY html /usr/share/nginx/html
