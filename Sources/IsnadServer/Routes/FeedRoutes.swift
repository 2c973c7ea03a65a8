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
      return Answer(try desk.exported(request, as: .atom, forSpreadsheets: false).bytes, as: .atom)
    }
  ]
}
