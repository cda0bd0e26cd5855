export const id = 1484;
export const ids = [1484];
export const modules = {

/***/ 41484:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  helperImage: () => (/* binding */ helperImage)
});

// UNUSED EXPORTS: PROGRAM

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./src/smoke/kernel/helper/programs.ts
/**
 * The program of the helper container, as base64, by processor as Go names it: a static ELF file of about 600 bytes
 * each, assembled from the `.s` files of this folder by `scripts/helper-programs.sh`.
 */
const PROGRAMS = {
    amd64: 'f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAIgBAAAAAAAAAAAAAEAAOAABAEAAAwACAAEAAAAHAAAAeAAAAAAAAAB4AEAAAAAAAHgAQAAAAAAA+wAAAAAAAAD7AAAAAAAAAAEAAAAAAAAASYnmSIHsAAABAEmJ502NZhBJixwkSIXbD4SAAAAASYPECEiJ3jHSgDwTAHQFSP/C6/XojQAAAEiNNboAAAC6AQAAAOh8AAAAuAIAAABIid8x9jHSDwWFwHguQYnFMcBEie9Mif66AAABAA8FSIXAfg1Mif5IicLoSAAAAOvfuAMAAABEie8PBUiNNWgAAAC6AgAAAOgrAAAA6XP///9IjTVUAAAAugIAAADoFQAAALgjAAAASI09LAAAADH2DwXpSf///7gBAAAAvwEAAAAPBUiFwH4JSAHGSCnCdefDuDwAAAAx/w8FAAAAAAAAAAAAwusLAAAAAAAKDAoALnNoc3RydGFiAC50ZXh0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACwAAAAEAAAAHAAAAAAAAAHgAQAAAAAAAeAAAAAAAAAD7AAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAEAAAADAAAAAAAAAAAAAAAAAAAAAAAAAHMBAAAAAAAAEQAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAA=',
    arm64: 'f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAeABAAAAAAABAAAAAAAAAAJgBAAAAAAAAAAAAAEAAOAABAEAAAwACAAEAAAAHAAAAeAAAAAAAAAB4AEAAAAAAAHgAQAAAAAAADAEAAAAAAAAMAQAAAAAAAAgAAAAAAAAA9AMAkf9DQNH1AwCRlkIAkdeGQPi3BAC04QMXqgIAgNLjamI4YwAANEIEAJH9//8XJgAAlKEGADAiAIDSIwAAlAgHgNJgDICS4QMXqgIAgNIDAIDSAQAA1AAC+Lf4AwCq6AeA0uADGKrhAxWqIgCg0gEAANQfAADxrQAAVOIDAKrhAxWqEQAAlPb//xcoB4DS4AMYqgEAANSBAwAQQgCA0goAAJTb//8XAQMAUEIAgNIGAACUqAyA0gACABABAIDSAQAA1NL//xcICIDSIACA0gEAANQfAADxrQAAVCEAAItCAADrIf//VMADX9aoC4DSAACA0gEAANQAAAAAAAAAAADC6wsAAAAAAAoMCgAuc2hzdHJ0YWIALnRleHQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAsAAAABAAAABwAAAAAAAAB4AEAAAAAAAHgAAAAAAAAADAEAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAACEAQAAAAAAABEAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA',
};

;// CONCATENATED MODULE: ./src/smoke/kernel/helper/image.ts
/** The helper's image, as the tar that `docker load` takes: FROM scratch with only its program, so nothing is pulled. */




const PROGRAM = '/helper';
/** Null where there is no program for that processor. `tag` becomes the image's name. */
async function helperImage(architecture, tag) {
    const program = PROGRAMS[architecture];
    if (program === undefined)
        return null;
    const bytes = Buffer.from(program, 'base64');
    const layer = await tar([{ name: PROGRAM.slice(1), mode: 0o755, bytes }]);
    const config = json({
        architecture,
        os: 'linux',
        config: { Entrypoint: [PROGRAM] },
        rootfs: { type: 'layers', diff_ids: [`sha256:${(0,external_node_crypto_.createHash)('sha256').update(layer).digest('hex')}`] },
    });
    const manifest = json([{ Config: 'config.json', RepoTags: [tag], Layers: ['layer/layer.tar'] }]);
    const archive = await tar([
        { name: 'layer/layer.tar', mode: 0o644, bytes: layer },
        { name: 'config.json', mode: 0o644, bytes: config },
        { name: 'manifest.json', mode: 0o644, bytes: manifest },
    ]);
    return external_node_stream_.Readable.from([archive]);
}
const json = (value) => Buffer.from(JSON.stringify(value));
async function tar(files) {
    const packed = (0,tar_stream.pack)();
    for (const { name, mode, bytes } of files)
        packed.entry({ name, mode, mtime: new Date(0) }, bytes);
    packed.finalize();
    const chunks = [];
    for await (const chunk of packed)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
}


/***/ })

};
