import Testing

/// All that starts a server, one after the other: a machine of two cores serves one test at a time well.
@Suite(.serialized) struct ServerTests {}
