variable "VERSION" {
  default = "dev"
}

group "default" {
  targets = ["web", "api", "worker"]
}

target "service" {
  name   = image
  matrix = { image = ["web", "api", "worker"] }
  target = image
  labels = { "org.opencontainers.image.version" = VERSION }
}
