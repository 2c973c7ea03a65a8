/// The version of the program and of its records (Semantic Versioning); ids of records are stable within one version.
public let isnadVersion = "0.1.0"
