/** Tells the page around how high this one is, so that nobody has to scroll inside it. Nothing else is told. */

const tell = (): void => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ townwire: "height", height }, "*");
};

new ResizeObserver(tell).observe(document.documentElement);
