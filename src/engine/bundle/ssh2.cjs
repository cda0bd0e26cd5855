/** Stands for `ssh2` in the bundle: loaded only when an engine is reached over ssh, since loading it takes 50 ms. */
exports.Client = function Client() {
  const ssh2 = require('ssh2/lib/index.js')
  return new ssh2.Client()
}
