// Search in a site that is read from a folder. A browser starts no worker there and reads no JSON, but it takes scripts:
// this stands in for the worker that search/main.js talks to.
if (location.protocol === "file:") {
  window.Worker = function () {
    const worker = this;
    let index = null;
    const documents = {};

    function say(data) { worker.onmessage({ data: data }); }

    function load(file, then) {
      const script = document.createElement("script");
      script.src = base_url + "/search/" + file;
      script.onload = then;
      document.head.append(script);
    }

    function build() {
      index = lunr(function () {
        this.field("title");
        this.field("text");
        this.ref("location");
        for (const doc of searchIndex.docs) {
          this.add(doc);
          documents[doc.location] = { ...doc, summary: doc.text.substring(0, 200) };
        }
      });
      say({ config: searchIndex.config });
      say({ allowSearch: true });
    }

    this.postMessage = function (message) {
      if (message.init) load("lunr.js", () => load("search_index.js", build));
      else if (index) say({ results: index.search(message.query).map((found) => documents[found.ref]) });
    };
  };
}
