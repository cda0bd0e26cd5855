setInterval(() => {}, 1e3)
