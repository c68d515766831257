// Debian's libyaml (package libyaml-dev). Only the module YAMLSource imports it.
#include <yaml.h>
