FROM debian:bookworm-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN set -eux; \
    for tool in a b; do \
      echo "$tool" | tee -a /tools; \
    done
USER nobody
