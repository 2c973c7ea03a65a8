import IsnadArchive
import IsnadDesk
import IsnadExports
import IsnadFormats

/// Saved searches as Atom feeds: the query is the address.
enum FeedRoutes {
  static let all: [Route] = [
    Route(
      .get, "/feeds/statements", "statementsFeed", "Statements that a saved search finds, the newest first.",
      ListParameters.list(), [.atom]
    ) { call, desk in
      var request = try call.request(.records(.statement))
      request.order = .newest
      return Answer(
        try desk.exported(request, as: .atom, forSpreadsheets: false, feed: call.feed).bytes, as: .atom)
    }
  ]
}

extension Call {
  /// What the call asks for, as a feed that is named by it.
  var feed: ExportOptions.Feed {
    let asked = values.canonical.filter { pair in
      pair.name != "cursor" && pair.name != "limit"
        && route.parameters.first { $0.name == pair.name }?.fallback != pair.value
    }
    let query = asked.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(separator: "&")
    return ExportOptions.Feed(
      title: asked.map(\.value).joined(separator: ", "), address: query.isEmpty ? address : "\(address)?\(query)")
  }
}
