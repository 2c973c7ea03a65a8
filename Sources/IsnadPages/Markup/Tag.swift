/// The elements that pages are made of. `script` and `style` are not among them: nothing is ever written into a page that runs.
enum Tag: String {
  case a, article, aside, bdi, blockquote, body, br, button, caption, code, dd, details, div, dl, dt, figcaption, figure
  case em, fieldset, footer, form, h1, h2, h3, head, header, html, input, label, legend, li, link, main, mark, meta, nav
  case ol, optgroup, option, p, pre, search, section, select, small, span, strong, summary, table, tbody, td, textarea
  case th, thead, time, title, tr, ul
  // SVG
  case circle, g, line, path, rect, svg, text

  /// Elements that have no content and no end.
  var isVoid: Bool {
    switch self {
    case .br, .input, .link, .meta: true
    default: false
    }
  }
}
