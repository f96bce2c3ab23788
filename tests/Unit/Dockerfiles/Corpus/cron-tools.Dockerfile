FROM ubuntu:24.04
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
 && apt-get install -y --no-install-recommends cron tini \
 && rm -rf /var/lib/apt/lists/*
COPY jobs /etc/cron.d/jobs
ENTRYPOINT ["tini", "--"]
CMD ["cron", "-f"]
