// Runs before the first paint, so that nothing flashes: the theme, and for tests the language and the writing direction.
// Others change a value in localStorage and dispatch 'hearth-look'; other tabs follow by themselves.
(() => {
  const root = document.documentElement;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');

  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage is forbidden: the defaults hold.
    }
  }

  function look() {
    const theme = stored('hearth-theme');
    const isDark = theme === 'dark' || (theme !== 'light' && prefersDark.matches);
    root.dataset.theme = isDark ? 'dark' : 'light';
    document.querySelector('meta[name="theme-color"]').content = isDark ? '#16120f' : '#faf6f2';
    root.lang = stored('hearth-language') ?? 'en';
    root.dir = stored('hearth-direction') === 'rtl' ? 'rtl' : 'ltr';
  }

  look();
  prefersDark.addEventListener('change', look);
  addEventListener('storage', look);
  addEventListener('hearth-look', look);
})();
