/** What conda linked into an environment is shared with it and costs nothing. */
import { cache } from './cache-rule.ts'

export const condaPackages = cache({
  code: 'conda-packages',
  what: 'conda’s downloaded packages',
  paths: [
    'opt/conda/pkgs',
    '**/miniconda3/pkgs',
    '**/anaconda3/pkgs',
    '**/miniforge3/pkgs',
    '**/mambaforge/pkgs',
    '**/micromamba/pkgs',
    '**/.conda/pkgs',
  ],
  clean: 'conda clean -afy',
})
