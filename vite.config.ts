import { defineConfig } from 'vite'

// Only what the browser receives is built: styles and islands. The server runs its sources as they are.
export default defineConfig({
  appType: 'custom',
  publicDir: false,
  base: '/assets/',
  build: {
    manifest: 'manifest.json',
    outDir: 'dist/assets',
    assetsDir: '',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [
        'app/styles/trama.scss',
        'app/islands/public.ts',
        'app/islands/signed-in.ts',
        'app/islands/embed-agenda.ts',
        'app/islands/offline.ts',
        'app/islands/worker.ts',
      ],
    },
  },
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: ['node_modules'],
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
      },
    },
  },
})
