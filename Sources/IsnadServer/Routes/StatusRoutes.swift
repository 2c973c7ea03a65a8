import IsnadDesk
import IsnadFormats

/// Whether the server lives, whether it can answer, and what can be asked.
enum StatusRoutes {
  static let all: [Route] = [
    Route(.get, "/healthz", "health", "Whether the server runs.") { _, _ in status("ok") }
      .with {
        $0.scope = .moment
        $0.schema = "Status"
      },
    Route(.get, "/readyz", "ready", "Whether the archive can be read.") { _, desk in
      _ = try desk.version()
      return status("ready")
    }
    .with {
      $0.scope = .moment
      $0.schema = "Status"
    },
  ]

  private static func status(_ word: String) -> Answer {
    var json = JSONWriter()
    json.openObject()
    json.key("status"); json.string(word)
    json.closeObject()
    json.newline()
    return Answer(json.bytes, as: .json)
  }

  static func description(_ bytes: [UInt8]) -> [Route] {
    [
      Route(.get, "/openapi.json", "describe", "The description of the API.") { _, _ in Answer(bytes, as: .json) }
        .with { $0.isDescribed = false }
    ]
  }

  static func metrics(_ metrics: Metrics) -> [Route] {
    [
      Route(.get, "/metrics", "metrics", "Requests by route and status.", [], [.txt]) { _, _ in
        Answer(Array(metrics.text.utf8), as: .txt)
      }
      .with {
        $0.scope = .moment
        $0.isDescribed = false
      }
    ]
  }
}
