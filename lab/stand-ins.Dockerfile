# Stand-ins for base images of the tests' corpus, one stage an image: Debian's packages instead of the real
# images' own builds. images.sh puts the .deb files (`packages/`) and `npmrc` next to this file.
FROM debian:bookworm AS packages
RUN --mount=type=bind,source=packages,target=/mnt \
    apt-get install -y --no-install-recommends /mnt/*.deb && rm -rf /var/log/*.log /var/log/apt /var/cache/apt/*
ENV LANG=C.UTF-8
LABEL sea-trial.lab.stand-in=true

FROM packages AS node
COPY ca.crt /etc/ssl/certs/ca-certificates.crt
COPY npmrc /etc/npmrc
CMD ["node"]

FROM packages AS eclipse-temurin
CMD ["jshell"]

FROM packages AS ruby
CMD ["irb"]

FROM packages AS redis
RUN mkdir /data && chown redis:redis /data
VOLUME /data
WORKDIR /data
EXPOSE 6379
CMD ["redis-server", "--bind", "0.0.0.0", "--protected-mode", "no"]

FROM packages AS php
RUN rm -f /var/www/html/index.html && a2dismod -q mpm_event && a2enmod -q mpm_prefork php8.2 && \
    ln -sf /dev/stdout /var/log/apache2/access.log && ln -sf /dev/stderr /var/log/apache2/error.log && \
    printf '%s\n' '#!/bin/sh' 'set -e' '. /etc/apache2/envvars' 'rm -f "$APACHE_PID_FILE"' 'exec apache2 -DFOREGROUND "$@"' \
    >/usr/local/bin/apache2-foreground && chmod 755 /usr/local/bin/apache2-foreground
WORKDIR /var/www/html
STOPSIGNAL SIGWINCH
EXPOSE 80
CMD ["apache2-foreground"]

FROM python:3.10 AS python-slim
