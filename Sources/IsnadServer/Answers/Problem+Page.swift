import IsnadMessages
import IsnadPages

extension Problem {
  /// A page for who asks for pages, else problem JSON.
  func format(for route: Route?, accepting accept: String?) -> MediaFormat {
    let isPage = route.map { $0.formats == [.html] } ?? true
    // Without a preference a program asks: JSON stands first.
    return isPage && Negotiation(offered: [.problem, .html]).format(accepting: accept) == .html ? .html : .problem
  }

  /// The problem as a page, in the language that the address asks for.
  func page(at path: String) -> [UInt8] {
    let query = (try? Target(path))?.query.filter { ["lang", "digits"].contains($0.name) } ?? []
    // Only the reader's choice comes back: the rest of the address may be what is wrong with it.
    let reader = Reader(Address("/", query.map { Address.Parameter($0.name, $0.value) }))
    let view = ErrorView(
      status: code.status, title: title, detail: detail(reader.language), valid: faults.flatMap(\.valid))
    return Array(Page.error(view).html(for: reader).utf8)
  }

  /// The key of the heading in the words of the pages.
  private var title: String {
    switch code.status {
    case 401, 403, 421: "error.forbidden"
    case 404, 410: "error.not_found"
    case 408, 429, 503: "error.unavailable"
    case 413, 414: "error.too_large"
    case 500: "error.failed"
    default: "error.bad_request"
    }
  }
}
