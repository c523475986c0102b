# While the first headers land. The explicit list comes with them.
file(GLOB_RECURSE xact_headers RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS include/*.hpp)
