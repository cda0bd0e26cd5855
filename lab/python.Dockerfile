# Stand-in for python:3.10: Debian's python3 instead of the real image's own build.
# images.sh puts the .deb files and the two configuration files next to this file.
FROM debian:bookworm AS python
RUN --mount=type=bind,source=common,target=/mnt \
    apt-get install -y --no-install-recommends /mnt/*.deb && rm -rf /var/log/*.log /var/log/apt /var/cache/apt/*
RUN --mount=type=bind,source=python,target=/mnt \
    apt-get install -y --no-install-recommends /mnt/*.deb && rm -rf /var/log/*.log /var/log/apt /var/cache/apt/*
ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin
ENV LANG=C.UTF-8
ENV PYTHON_VERSION=3.11.2
RUN --mount=type=bind,source=pip,target=/mnt \
    apt-get install -y --no-install-recommends /mnt/*.deb && rm -rf /var/log/*.log /var/log/apt /var/cache/apt/* && \
    rm -f /usr/lib/python3*/EXTERNALLY-MANAGED
COPY ca.crt /etc/ssl/certs/ca-certificates.crt
COPY pip.conf /etc/pip.conf
RUN ln -s /usr/bin/python3 /usr/local/bin/python && ln -s /usr/bin/pip3 /usr/local/bin/pip
LABEL sea-trial.lab.stand-in=true
CMD ["python3"]
